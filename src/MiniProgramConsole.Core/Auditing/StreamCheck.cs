namespace MiniProgramConsole.Core.Auditing;

/// <summary>Walks one stream from its first entry to its last and notes what does not fit.</summary>
internal sealed class StreamCheck(string stream, AuditSealer sealer)
{
    // An entry that stands at a wrong place is looked for so far from it; swaps over a greater distance are found among the misfits.
    private const int Near = 3;
    private const int MaxMisfits = 1000;

    private readonly List<AuditFinding> findings = [];
    private readonly List<AuditEntry> misfits = [];
    private AuditEntry? last;

    public string Stream => stream;

    public long LastNumber => last?.Number ?? 0;

    /// <summary>The hash that stands at the head's number, once the walk came by there.</summary>
    public string? HashAtHead { get; private set; }

    public void Take(AuditEntry entry, long? headNumber)
    {
        if (entry.Number > LastNumber + 1)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.Missing, LastNumber + 1, entry.Number - 1));
        }

        var follows = entry.Number == LastNumber + 1;
        if (entry.KeyId != sealer.KeyId)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.OtherKey, entry.Number));
        }
        else if (sealer.HashOf(entry, entry.Number) != entry.Hash)
        {
            Misfit(entry);
        }
        else if (follows && last is null && entry.PreviousHash != AuditSealer.Genesis)
        {
            Misfit(entry);
        }
        else if (follows && last is not null && entry.PreviousHash != last.Hash && misfits.LastOrDefault() != last)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.Replaced, LastNumber));
        }

        HashAtHead = entry.Number == headNumber ? entry.Hash : HashAtHead;
        last = entry;
    }

    public IReadOnlyList<AuditFinding> Finish(AuditHead? head, long headNumberNow)
    {
        foreach (var misfit in misfits)
        {
            findings.Add(PlaceOf(misfit) is { } place
                ? new AuditFinding(stream, AuditFindingKind.Moved, misfit.Number, place)
                : new AuditFinding(stream, AuditFindingKind.Altered, misfit.Number));
        }

        if (head is null)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.HeadMissing));
        }
        else
        {
            CheckHead(head, headNumberNow);
        }

        return findings;
    }

    private void CheckHead(AuditHead head, long headNumberNow)
    {
        if (LastNumber < head.Number)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.TailCut, LastNumber, head.Number));
        }
        else if (LastNumber > headNumberNow)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.BeyondHead, LastNumber, headNumberNow));
        }

        var isRight = head.Seal == sealer.SealOfHead(stream, head.Number, head.Hash)
            && (HashAtHead ?? head.Hash) == (head.Number == 0 ? AuditSealer.Genesis : head.Hash);
        if (!isRight)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.HeadAltered));
        }
    }

    private void Misfit(AuditEntry entry)
    {
        if (misfits.Count < MaxMisfits)
        {
            misfits.Add(entry);
        }
        else
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.Altered, entry.Number));
        }
    }

    private long? PlaceOf(AuditEntry entry) => Enumerable.Range(-Near, (2 * Near) + 1).Select(step => entry.Number + step)
        .Concat(misfits.Select(other => other.Number))
        .Where(number => number > 0 && number != entry.Number && sealer.HashOf(entry, number) == entry.Hash)
        .Select(number => (long?)number)
        .FirstOrDefault();
}
