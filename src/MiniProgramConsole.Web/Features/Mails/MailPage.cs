using MimeKit;

namespace MiniProgramConsole.Web.Features.Mails;

public sealed record MailPage(string File, MimeMessage Message)
{
    public string? Link => Message.TextBody?.Split('\n', StringSplitOptions.TrimEntries)
        .FirstOrDefault(
            line => Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal));
}
