namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary>Entries sealed without a key must come before those sealed with one.</summary>
internal sealed class StreamCheck(string stream, IReadOnlyList<AuditSealer> sealers)
{
    // How far from its place a moved entry is searched for; beyond that, only the other misfits are tried.
    private const int Near = 3;
    private const int MaxMisfits = 1000;

    private readonly List<AuditFinding> findings = [];
    private readonly List<AuditEntry> misfits = [];
    private AuditEntry? last;
    private AuditEntry? atHead;

    public string Stream => stream;

    public long LastNumber => last?.Number ?? 0;

    public void Take(AuditEntry entry, long? headNumber)
    {
        if (entry.Number <= LastNumber)
        {
            // Before the first entry, or a repeated number: it has no place in the chain.
            findings.Add(new AuditFinding(stream, AuditFindingKind.Altered, entry.Number));
            return;
        }

        if (entry.Number > LastNumber + 1)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.Missing, LastNumber + 1, entry.Number - 1));
        }

        var follows = entry.Number == LastNumber + 1;
        if (SealerOf(entry) is not { } sealer || (sealer.KeyId is null && last?.KeyId is not null))
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

        atHead = entry.Number == headNumber ? entry : atHead;
        last = entry;
    }

    /// <summary>The head may have advanced between <paramref name="before"/> and <paramref name="now"/>.</summary>
    public IReadOnlyList<AuditFinding> Finish(AuditHead? before, AuditHead? now)
    {
        foreach (var misfit in misfits)
        {
            findings.Add(PlaceOf(misfit) is { } place
                ? new AuditFinding(stream, AuditFindingKind.Moved, misfit.Number, place)
                : new AuditFinding(stream, AuditFindingKind.Altered, misfit.Number));
        }

        if (LastNumber < before?.Number)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.TailCut, LastNumber, before.Number));
        }

        if (now is null)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.HeadMissing));
        }
        else if (LastNumber > now.Number)
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.BeyondHead, LastNumber, now.Number));
        }

        if ((before ?? now) is { } head)
        {
            CheckHead(head);
        }

        return findings;
    }

    private void CheckHead(AuditHead head)
    {
        if (!IsSealed(head) || (head.Number == 0 && head.Hash != AuditSealer.Genesis))
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.HeadAltered));
        }
        else if (atHead is not null && atHead.Hash != head.Hash && !misfits.Contains(atHead))
        {
            findings.Add(new AuditFinding(stream, AuditFindingKind.Replaced, head.Number));
        }
    }

    // Uses the key of the entry that the head names. Without that key the head can't be checked.
    private bool IsSealed(AuditHead head)
    {
        var mayHaveSealed = atHead is null ? sealers : sealers.Where(sealer => sealer.KeyId == atHead.KeyId).ToList();
        return mayHaveSealed.Count == 0 || mayHaveSealed.Any(sealer => head.Seal == sealer.SealOfHead(stream, head.Number, head.Hash));
    }

    private AuditSealer? SealerOf(AuditEntry entry) => sealers.FirstOrDefault(sealer => sealer.KeyId == entry.KeyId);

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
        .Where(number => number > 0 && number != entry.Number && SealerOf(entry)!.HashOf(entry, number) == entry.Hash)
        .Select(number => (long?)number)
        .FirstOrDefault();
}
