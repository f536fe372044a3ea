using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing;

public sealed class AuditTrail(AuditSealer sealer)
{
    private static readonly CompiledQuery<HeadQuery, AuditHead> Heads = new((db, asked) =>
        db.AuditHeads.AsNoTracking().Where(head => head.Stream == asked.Stream));

    private static readonly CompiledChange<HeadAdvance, AuditHead> Advances = new(
        (db, asked) => db.AuditHeads.Where(head => head.Stream == asked.Stream && head.Number == asked.From),
        (seen, asked) => seen.ExecuteUpdateAsync(set => set
            .SetProperty(head => head.Number, head => asked.To)
            .SetProperty(head => head.Hash, head => asked.Hash)
            .SetProperty(head => head.Seal, head => asked.Seal)));

    /// <summary>The caller saves. The transaction must be retried on <see cref="OvertakenException"/>.</summary>
    public async Task AppendAsync(ConsoleDbContext db, AuditEvent happened, CancellationToken cancellationToken)
    {
        var entry = EntryOf(happened);
        // Most writers hold a lock that keeps others from the stream, or wait for a quota before it, so its head is read without one first.
        if (await Heads.Run(db, new(happened.Stream)).FirstOrDefaultAsync(cancellationToken) is not { } seen
            || !await TryAdvanceAsync(db, seen, entry))
        {
            var head = await FindHeadAsync(db, happened.Stream, cancellationToken)
                ?? await StartAsync(db, happened, cancellationToken);
            await AdvanceAsync(db, head, entry);
        }

        db.AuditEntries.Add(entry);
    }

    /// <summary>Entries before this one must already be chained.</summary>
    internal async Task ChainAsync(ConsoleDbContext db, AuditEntry entry, CancellationToken cancellationToken)
    {
        var stream = entry.WorkspaceId is { } workspace ? AuditStreams.OfWorkspace(workspace) : AuditStreams.Registry;
        var head = await FindHeadAsync(db, stream, cancellationToken)
            ?? await StartAsync(db, new AuditEvent
            {
                Stream = stream,
                At = entry.At,
                By = Actor.System,
                Action = entry.Action,
                SubjectKind = entry.SubjectKind,
                SubjectId = entry.SubjectId,
                SubjectName = entry.SubjectName,
            }, cancellationToken);
        await AdvanceAsync(db, head, entry);
    }

    // The update locks the head before it is read, so that other writers wait.
    private static async Task<AuditHead?> FindHeadAsync(ConsoleDbContext db, string stream, CancellationToken cancellationToken)
    {
        var locked = await db.AuditHeads.Where(head => head.Stream == stream)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Number, row => row.Number), cancellationToken);
        return locked == 1 ? await Heads.Run(db, new(stream)).FirstOrDefaultAsync(cancellationToken) : null;
    }

    private async Task<AuditHead> StartAsync(ConsoleDbContext db, AuditEvent first, CancellationToken cancellationToken)
    {
        if (first.Stream != AuditStreams.Registry)
        {
            // Locking the registry's head makes the creation of streams sequential.
            await FindHeadAsync(db, AuditStreams.Registry, cancellationToken);
            if (await FindHeadAsync(db, first.Stream, cancellationToken) is { } started)
            {
                return started;
            }

            await AppendAsync(db, StartOf(first), cancellationToken);
        }

        var head = new AuditHead
        {
            Stream = first.Stream,
            Hash = AuditSealer.Genesis,
            Seal = sealer.SealOfHead(first.Stream, 0, AuditSealer.Genesis),
        };
        db.AuditHeads.Add(head);
        await db.SaveChangesAsync(cancellationToken);
        return head;
    }

    private async Task AdvanceAsync(ConsoleDbContext db, AuditHead head, AuditEntry entry)
    {
        if (!await TryAdvanceAsync(db, head, entry))
        {
            throw new OvertakenException();
        }
    }

    private async Task<bool> TryAdvanceAsync(ConsoleDbContext db, AuditHead head, AuditEntry entry)
    {
        entry.Chain(head, sealer);
        var seal = sealer.SealOfHead(entry.Stream, entry.Number, entry.Hash);
        return await Advances.RunAsync(db, new(head.Stream, head.Number, entry.Number, entry.Hash, seal)) == 1;
    }

    internal static AuditEvent StartOf(AuditEvent first) => first with
    {
        Stream = AuditStreams.Registry,
        By = Actor.System,
        Action = AuditAction.StreamStarted,
        WorkspaceId = null,
        SubjectKind = AuditSubject.Stream,
        SubjectId = first.Stream,
        SubjectName = first.Stream,
        Before = null,
        After = null,
    };

    internal static AuditEntry EntryOf(AuditEvent happened) => new()
    {
        Stream = happened.Stream,
        Number = 0,
        At = happened.At.AddTicks(-(happened.At.Ticks % TimeSpan.TicksPerMicrosecond)),
        ActorId = happened.By.UserId,
        ActorName = happened.By.Name,
        Address = happened.By.Address,
        Action = happened.Action,
        WorkspaceId = happened.WorkspaceId,
        SubjectKind = happened.SubjectKind,
        SubjectId = happened.SubjectId,
        SubjectName = happened.SubjectName,
        Before = happened.Before,
        After = happened.After,
        PreviousHash = "",
        Hash = "",
    };
}
