using System.Globalization;
using MimeKit;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Mail;

internal sealed record MailSettings(
    string Host, int Port, MailSecurity Security, string? User, string? Password, MailboxAddress From)
{
    public static MailSettings? Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        if (smtp["Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        var (security, port) = smtp["Security"] switch
        {
            null or "" or "StartTls" => (MailSecurity.StartTls, 587),
            "Tls" => (MailSecurity.Tls, 465),
            "None" => (MailSecurity.None, 25),
            var other => throw new ConfigurationException($"Smtp__Security is '{other}'. It can be None, StartTls or Tls."),
        };
        return new MailSettings(host, ReadPort(smtp["Port"]) ?? port, security, smtp["User"], smtp["Password"], ReadFrom(smtp["From"]));
    }

    private static int? ReadPort(string? text) => string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue ? port
        : throw new ConfigurationException($"Smtp__Port is '{text}'. It is a number from 1 to {ushort.MaxValue}.");

    private static MailboxAddress ReadFrom(string? text) =>
        MailboxAddress.TryParse(text, out var from) && from.Address.Contains('@', StringComparison.Ordinal)
            ? from
            : throw new ConfigurationException(
                $"Smtp__From is '{text}'. With Smtp__Host it needs an address, such as 'Mini Program Console <console@example.com>'.");
}
