using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Mail;

public sealed record MailLetter
{
    public MailUrgency Urgency { get; init; } = MailUrgency.Other;

    public required Message Subject { get; init; }

    public required IReadOnlyList<Message> Before { get; init; }

    public required Message LinkText { get; init; }

    public required Uri Link { get; init; }

    public IReadOnlyList<Message> After { get; init; } = [];
}
