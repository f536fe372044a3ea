using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Security;
using OtpNet;

namespace MiniProgramConsole.Web.Features.AccountSettings.SecondFactor;

/// <summary>The page that sets an authenticator app up, or takes it off.</summary>
/// <param name="State">How the second factor stands.</param>
/// <param name="IsBegun">Whether the form for the app's first code is shown.</param>
/// <param name="Secret">The secret for the app, in Base32; null where it is not to be shown.</param>
/// <param name="Code">The code as typed.</param>
/// <param name="Key">The key of the form that is shown.</param>
public sealed record AuthenticatorPage(SecondFactorState State, bool IsBegun, string? Secret, string? Code, Guid Key)
{
    /// <summary>The field of the code.</summary>
    public const string CodeField = AuthenticatorService.CodeField;

    private const int GroupLength = 4;

    public static IReadOnlyList<string> Fields { get; } = [CodeField, PasswordProof.Field];

    /// <summary>The secret as people type it.</summary>
    public string SpacedSecret => string.Join(' ', Secret!.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>The secret as apps read it from a picture.</summary>
    public string Address(string issuer, string email) => new OtpUri(OtpType.Totp, Secret!, email, issuer).ToString();
}
