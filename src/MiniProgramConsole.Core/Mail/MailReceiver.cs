using System.Globalization;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Mail;

/// <summary>Whom a mail is for, and in which language.</summary>
/// <param name="Address">The address.</param>
/// <param name="Name">The person's display name.</param>
/// <param name="Language">The language.</param>
public sealed record MailReceiver(string Address, string Name, CultureInfo Language)
{
    /// <summary>The person of an account.</summary>
    /// <param name="user">The account.</param>
    /// <param name="language">The language to write in where the account says none.</param>
    public static MailReceiver Of(ApplicationUser user, CultureInfo language) =>
        new(user.Email!, user.DisplayName, user.Language is { } known ? CultureInfo.GetCultureInfo(known) : language);
}
