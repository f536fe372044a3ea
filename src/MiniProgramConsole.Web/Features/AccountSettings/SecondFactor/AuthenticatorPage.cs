using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Security;
using OtpNet;

namespace MiniProgramConsole.Web.Features.AccountSettings.SecondFactor;

public sealed record AuthenticatorPage(SecondFactorState State, bool IsBegun, string? Secret, string? Code, Guid Key)
{
    public const string CodeField = AuthenticatorService.CodeField;

    private const int GroupLength = 4;

    public static IReadOnlyList<string> Fields { get; } = [CodeField, PasswordProof.Field];

    public string SpacedSecret => string.Join(' ', Secret!.Chunk(GroupLength).Select(group => new string(group)));

    public string Address(string issuer, string email) => new OtpUri(OtpType.Totp, Secret!, email, issuer).ToString();
}
