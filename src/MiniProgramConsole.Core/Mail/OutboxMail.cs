namespace MiniProgramConsole.Core.Mail;

/// <summary>Written in the transaction that it reports on, so that it is neither lost nor sent after a rollback.</summary>
public sealed class OutboxMail
{
    public const int MaxSubjectLength = 400;

    public const int MaxErrorLength = 400;

    public const int MaxLanguageLength = 16;

    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(1);

    /// <summary>Longer than sending may take, so that another node retries the mails of a node that died.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan SentLifetime = TimeSpan.FromDays(7);

    public static readonly TimeSpan FailedLifetime = TimeSpan.FromDays(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    public long Id { get; init; }

    public required string Recipient { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public MailUrgency Urgency { get; init; } = MailUrgency.Other;

    public required string Subject { get; init; }

    /// <summary>Null once sent, because it may contain a secret link.</summary>
    public string? Text { get; init; }

    public string? Html { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>UTC; null once sent or given up.</summary>
    public DateTime? NextTryAt { get; init; }

    public int Tries { get; init; }

    public DateTime? SentAt { get; init; }

    public DateTime? FailedAt { get; init; }

    public string? LastError { get; init; }

    public static TimeSpan PauseAfter(int tries)
    {
        var doubled = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(tries, 16) - 1));
        return doubled < LongestPause ? doubled : LongestPause;
    }
}
