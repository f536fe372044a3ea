using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Passkeys;

public sealed record PasskeyPage(PasskeyListItem? Passkey, string? Name, Guid Key)
{
    public static IReadOnlyList<string> Fields { get; } = [PasskeyService.NameField, .. PasswordProof.Fields];
}
