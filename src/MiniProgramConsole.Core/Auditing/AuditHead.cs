namespace MiniProgramConsole.Core.Auditing;

/// <summary>The end of a stream's chain. It advances in the transaction that writes the entry.</summary>
public sealed class AuditHead
{
    public required string Stream { get; init; }

    public long Number { get; internal set; }

    public required string Hash { get; set; }

    /// <summary>Seals the other columns, so that shortening a chain requires the key too.</summary>
    public required string Seal { get; set; }
}
