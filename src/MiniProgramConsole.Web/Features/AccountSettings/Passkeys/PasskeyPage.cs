using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Passkeys;

/// <param name="Passkey">The passkey; null for one to be added.</param>
/// <param name="Name">The name as typed, or as it is.</param>
/// <param name="Key">The form's key.</param>
public sealed record PasskeyPage(PasskeyListItem? Passkey, string? Name, Guid Key)
{
    public static IReadOnlyList<string> Fields { get; } = [PasskeyService.NameField, .. PasswordProof.Fields];
}
