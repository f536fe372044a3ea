using System.Globalization;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Mail;

/// <summary>Whom a mail is for, and in which language.</summary>
/// <param name="Address">The address.</param>
/// <param name="Name">The person's display name; null where it was typed by somebody who may not read the address.</param>
/// <param name="Language">The language.</param>
public sealed record MailReceiver(string Address, string? Name, CultureInfo Language)
{
    /// <summary>The person of an account; without the name while nobody has confirmed that the address is theirs.</summary>
    /// <param name="user">The account.</param>
    /// <param name="language">The language of whoever asks for the mail, for a person whose own is not known.</param>
    public static MailReceiver Of(ApplicationUser user, CultureInfo language) =>
        new(user.Email!, user.EmailConfirmed ? user.DisplayName : null, user.Language is { } own ? CultureInfo.GetCultureInfo(own) : language);
}
