using System.Globalization;
using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>The person of an account as the receiver of a mail.</summary>
internal static class AccountReceiver
{
    /// <summary>The receiver; without the name while nobody has confirmed that the address is theirs.</summary>
    /// <param name="user">The account.</param>
    /// <param name="language">The language of whoever asks for the mail, for a person whose own is not known.</param>
    public static MailReceiver ToReceiver(this ApplicationUser user, CultureInfo language) =>
        new(user.Email!, user.EmailConfirmed ? user.DisplayName : null, user.Language is { } own ? CultureInfo.GetCultureInfo(own) : language);
}
