using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Deletion;

internal sealed class DeletedPeople : IEntryRedaction
{
    private static readonly CompiledQuery<NamedPeopleQuery, DeletedPerson> Gone = new((db, asked) => db.Users
        .Where(user => user.DeletedAt != null && (asked.Ids.Contains(user.Id) || asked.Codes.Contains(user.Code)))
        .Select(user => new DeletedPerson(user.Id, user.Code)));

    public async Task RedactAsync(ConsoleDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var named = new NamedPeopleQuery(entries.Select(entry => entry.ActorId).ToHashSet(), entries.SelectMany(CodesOf).ToHashSet());
        var gone = await Gone.ListAsync(db, named, cancellationToken);
        var deleted = new Found(
            gone.Select(user => user.Id).ToHashSet(),
            gone.Select(user => user.Code).ToHashSet(),
            await FindInvitationsAsync(db, entries, cancellationToken));
        foreach (var entry in entries)
        {
            deleted.HideIn(entry);
        }
    }

    // Only the trail says who accepted or declined, because the invitation itself is removed eventually.
    private static async Task<IReadOnlySet<string>> FindInvitationsAsync(
        ConsoleDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var streams = entries.Select(entry => entry.Stream).ToHashSet();
        var invitations = entries.Where(entry => entry.SubjectKind == AuditSubject.Invitation).Select(entry => entry.SubjectId).ToHashSet();
        return invitations.Count == 0
            ? invitations
            : await db.AuditEntries.Where(entry => streams.Contains(entry.Stream) && invitations.Contains(entry.SubjectId)
                    && (entry.Action == AuditAction.InvitationAccepted || entry.Action == AuditAction.InvitationDeclined)
                    && db.Users.Any(user => user.Id == entry.ActorId && user.DeletedAt != null))
                .Select(entry => entry.SubjectId).ToHashSetAsync(cancellationToken);
    }

    private static IEnumerable<string> CodesOf(AuditEntry entry) =>
        new[] { entry.SubjectKind == AuditSubject.Member ? entry.SubjectId : null, CodeIn(entry.Before), CodeIn(entry.After) }
            .OfType<string>();

    private static string? CodeIn(string? json) =>
        json is null ? null : AuditJson.Read(json).GetValueOrDefault(AuditFields.MemberCode);

    private sealed record Found(IReadOnlySet<long> Ids, IReadOnlySet<string> Codes, IReadOnlySet<string> Invitations)
    {
        public void HideIn(AuditEntry entry)
        {
            entry.ActorName = Ids.Contains(entry.ActorId) ? PersonName.OfDeleted : entry.ActorName;
            entry.SubjectName = IsDeleted(entry.SubjectKind, entry.SubjectId) ? PersonName.OfDeleted : entry.SubjectName;
            (entry.Before, entry.After) = entry.SubjectKind == AuditSubject.Invitation && Invitations.Contains(entry.SubjectId)
                ? (HideIn(entry.Before, AuditFields.Email), HideIn(entry.After, AuditFields.Email))
                : (HideIn(entry.Before), HideIn(entry.After));
        }

        private bool IsDeleted(string kind, string id) => kind switch
        {
            AuditSubject.Member => Codes.Contains(id),
            AuditSubject.Invitation => Invitations.Contains(id),
            _ => false,
        };

        private string? HideIn(string? json) =>
            CodeIn(json) is { } code && Codes.Contains(code) ? HideIn(json, AuditFields.Member) : json;

        private static string? HideIn(string? json, string field)
        {
            if (json is null)
            {
                return null;
            }

            var fields = AuditJson.Read(json);
            fields[field] = PersonName.OfDeleted;
            return AuditJson.Of(fields);
        }
    }
}
