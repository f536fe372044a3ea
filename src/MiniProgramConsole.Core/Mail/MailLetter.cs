using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Mail;

/// <summary>What a mail says, before it has a receiver and a language.</summary>
public sealed record MailLetter
{
    /// <summary>How urgent it is.</summary>
    public MailUrgency Urgency { get; init; } = MailUrgency.Other;

    /// <summary>The subject.</summary>
    public required Message Subject { get; init; }

    /// <summary>What is said before the link.</summary>
    public required IReadOnlyList<Message> Before { get; init; }

    /// <summary>What the link does.</summary>
    public required Message LinkText { get; init; }

    /// <summary>The link.</summary>
    public required Uri Link { get; init; }

    /// <summary>What is said after the link.</summary>
    public IReadOnlyList<Message> After { get; init; } = [];
}
