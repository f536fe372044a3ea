namespace MiniProgramConsole.Core.Auditing;

/// <summary>The end of a stream's chain. It advances in the transaction that writes the entry.</summary>
public sealed class AuditHead
{
    /// <summary>The stream; one of <see cref="AuditStreams"/>'s codes.</summary>
    public required string Stream { get; init; }

    /// <summary>The number of the last entry; 0 before the first.</summary>
    public long Number { get; init; }

    /// <summary>The hash of the last entry.</summary>
    public required string Hash { get; init; }

    /// <summary>The seal over the three, so that a shortened chain needs the key too.</summary>
    public required string Seal { get; init; }
}
