using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

public sealed class MailboxNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : Mailbox.KeyOf(email);

    public string? NormalizeName(string? name) => NormalizeEmail(name);
}
