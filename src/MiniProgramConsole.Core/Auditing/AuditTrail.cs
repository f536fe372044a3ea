using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing;

public sealed class AuditTrail(AuditSealer sealer)
{
    private static readonly CompiledQuery<HeadQuery, AuditHead> Heads = new((db, asked) =>
        db.AuditHeads.Where(head => head.Stream == asked.Stream));

    /// <summary>The caller saves. If somebody advanced the stream since <paramref name="seen"/> was read, saving fails with
    /// <see cref="DbUpdateConcurrencyException"/>, and the transaction must be retried.</summary>
    /// <param name="seen">A head read under a lock that keeps others from its stream. Any other is locked before it is read.</param>
    public async Task AppendAsync(ConsoleDbContext db, AuditEvent happened, AuditHead? seen, CancellationToken cancellationToken)
    {
        var entry = EntryOf(happened);
        Advance(await HeadOfAsync(db, happened, seen, cancellationToken), entry);
        db.AuditEntries.Add(entry);
    }

    public Task AppendAsync(ConsoleDbContext db, AuditEvent happened, CancellationToken cancellationToken) =>
        AppendAsync(db, happened, seen: null, cancellationToken);

    /// <summary>Entries before this one must already be chained.</summary>
    internal async Task ChainAsync(ConsoleDbContext db, AuditEntry entry, CancellationToken cancellationToken)
    {
        var first = new AuditEvent
        {
            Stream = entry.WorkspaceId is { } workspace ? AuditStreams.OfWorkspace(workspace) : AuditStreams.Registry,
            At = entry.At,
            By = Actor.System,
            Action = entry.Action,
            SubjectKind = entry.SubjectKind,
            SubjectId = entry.SubjectId,
            SubjectName = entry.SubjectName,
        };
        Advance(await HeadOfAsync(db, first, seen: null, cancellationToken), entry);
    }

    private async Task<AuditHead> HeadOfAsync(
        ConsoleDbContext db, AuditEvent happened, AuditHead? seen, CancellationToken cancellationToken)
    {
        if (db.AuditHeads.Local.FindEntry(happened.Stream) is { } advanced)
        {
            return advanced.Entity;
        }

        return seen?.Stream == happened.Stream
            ? db.AuditHeads.Attach(seen).Entity
            : await FindHeadAsync(db, happened.Stream, cancellationToken) ?? await StartAsync(db, happened, cancellationToken);
    }

    // The update locks the head before it is read, so that other writers wait.
    private static async Task<AuditHead?> FindHeadAsync(ConsoleDbContext db, string stream, CancellationToken cancellationToken)
    {
        var locked = await db.AuditHeads.Where(head => head.Stream == stream)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Number, row => row.Number), cancellationToken);
        return locked == 1 ? await Heads.FindAsync(db, new(stream), cancellationToken) : null;
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

    private void Advance(AuditHead head, AuditEntry entry)
    {
        entry.Chain(head, sealer);
        (head.Number, head.Hash) = (entry.Number, entry.Hash);
        head.Seal = sealer.SealOfHead(head.Stream, head.Number, head.Hash);
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
