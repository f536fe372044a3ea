
namespace MiniProgramConsole.Core.Auditing;

/// <summary>A new stream of the trail while it is made in memory, for a bulk insert into a database where nobody else writes it.</summary>
internal sealed class AuditChain(string stream, AuditSealer sealer)
{
    /// <summary>The end of the stream so far.</summary>
    public AuditHead Head { get; private set; } = HeadOf(stream, 0, AuditSealer.Genesis, sealer);

    /// <summary>Adds an entry to its end.</summary>
    /// <param name="happened">What was done; of this stream.</param>
    public AuditEntry Append(AuditEvent happened)
    {
        var entry = AuditTrail.EntryOf(happened);
        entry.Chain(Head, sealer);
        Head = HeadOf(stream, entry.Number, entry.Hash, sealer);
        return entry;
    }

    private static AuditHead HeadOf(string stream, long number, string hash, AuditSealer sealer) =>
        new() { Stream = stream, Number = number, Hash = hash, Seal = sealer.SealOfHead(stream, number, hash) };
}
