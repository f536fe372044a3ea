namespace MiniProgramConsole.Core.Commands.Idempotency;

/// <summary>A command that nobody signed in had sent, such as a registration: that it had its effect, and nothing of what it said.</summary>
public sealed class AnonymousRecord
{
    /// <summary>The SHA-256 over the form's token and what it said.</summary>
    public required string Hash { get; init; }

    /// <summary>When it had its effect, UTC. It is remembered for <see cref="IdempotencyRecord.Lifetime"/>.</summary>
    public DateTime At { get; init; }
}
