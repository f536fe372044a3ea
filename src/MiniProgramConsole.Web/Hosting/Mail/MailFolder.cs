using System.Globalization;
using MimeKit;
using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Mail;

internal sealed class MailFolder(string folder) : IMailTransport
{
    private static readonly MailboxAddress From = new("Mini Program Console", "console@localhost");

    public async Task SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{mail.CreatedAt:yyyyMMdd-HHmmss}-{mail.Id}.eml");
        await MimeMessages.Of(mail, From).WriteToAsync(Path.Combine(folder, name), cancellationToken);
    }

    public IReadOnlyList<(string Name, MimeMessage Message)> List() => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.eml").OrderByDescending(path => path, StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), MimeMessage.Load(path)))];
}
