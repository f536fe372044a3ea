using System.Globalization;
using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Core.Accounts;

internal static class AccountReceiver
{
    /// <summary>Omits the name until the email is confirmed. <paramref name="language"/> is for people whose own isn't known.</summary>
    public static MailReceiver ToReceiver(this ApplicationUser user, CultureInfo language) =>
        new(
            user.Email!,
            user.EmailConfirmed ? user.DisplayName : null,
            user.Language is { } own ? CultureInfo.GetCultureInfo(own) : language);
}
