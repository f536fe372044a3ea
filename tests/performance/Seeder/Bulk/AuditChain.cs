using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Seeder.Bulk;

/// <summary>A new stream built in memory, for a bulk insert into a database that nobody else is writing to.</summary>
internal sealed class AuditChain(string stream, AuditSealer sealer)
{
    public AuditHead Head { get; private set; } = HeadOf(stream, 0, AuditSealer.Genesis, sealer);

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
