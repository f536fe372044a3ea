using MailKit.Net.Smtp;
using MailKit.Security;
using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Mail;

internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    // Together well below OutboxMail.Claim.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AllInAll = TimeSpan.FromMinutes(2);

    public async Task SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AllInAll);
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(settings.Host, settings.Port, OptionsOf(settings.Security), limit.Token);
        if (settings.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? "", limit.Token);
        }

        await client.SendAsync(MimeMessages.Of(mail, settings.From), limit.Token);
        await client.DisconnectAsync(quit: true, limit.Token);
    }

    private static SecureSocketOptions OptionsOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, "MailKit has no such option."),
    };
}
