using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Brings emails to the key of their mailbox, and user names, which are emails, too.</summary>
public sealed class MailboxNormalizer : ILookupNormalizer
{
    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => email is null ? null : Mailbox.KeyOf(email);

    /// <inheritdoc />
    public string? NormalizeName(string? name) => NormalizeEmail(name);
}
