using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Members;

namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>Takes the names of people who deleted their accounts off entries that are to be shown. In the trail itself they stay, under its seals.</summary>
internal sealed class DeletedPeople(IReadOnlySet<long> ids, IReadOnlySet<string> codes, IReadOnlySet<string> invitations)
{
    // Of an invitation.
    private const string EmailField = "Email";

    /// <summary>Hides the names, and the emails at which they were invited.</summary>
    /// <param name="database">Where accounts are found.</param>
    /// <param name="entries">The entries, not tracked.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task HideAsync(ConsoleDbContext database, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var (ids, codes) = (entries.Select(entry => entry.ActorId).ToHashSet(), entries.SelectMany(CodesOf).ToHashSet());
        var gone = await database.Users.Where(user => user.DeletedAt != null && (ids.Contains(user.Id) || codes.Contains(user.Code)))
            .Select(user => new { user.Id, user.Code }).ToListAsync(cancellationToken);
        var deleted = new DeletedPeople(
            gone.Select(user => user.Id).ToHashSet(),
            gone.Select(user => user.Code).ToHashSet(),
            await FindInvitationsAsync(database, entries, cancellationToken));
        foreach (var entry in entries)
        {
            deleted.HideIn(entry);
        }
    }

    // Who accepted or declined is known from the trail alone: the invitation itself is removed some time.
    private static async Task<IReadOnlySet<string>> FindInvitationsAsync(
        ConsoleDbContext database, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var streams = entries.Select(entry => entry.Stream).ToHashSet();
        var invitations = entries.Where(entry => entry.SubjectKind == AuditSubject.Invitation).Select(entry => entry.SubjectId).ToHashSet();
        return invitations.Count == 0
            ? invitations
            : await database.AuditEntries.Where(entry => streams.Contains(entry.Stream) && invitations.Contains(entry.SubjectId)
                    && (entry.Action == AuditAction.InvitationAccepted || entry.Action == AuditAction.InvitationDeclined)
                    && database.Users.Any(user => user.Id == entry.ActorId && user.DeletedAt != null))
                .Select(entry => entry.SubjectId).ToHashSetAsync(cancellationToken);
    }

    private void HideIn(AuditEntry entry)
    {
        entry.ActorName = ids.Contains(entry.ActorId) ? PersonName.OfDeleted : entry.ActorName;
        entry.SubjectName = IsDeleted(entry.SubjectKind, entry.SubjectId) ? PersonName.OfDeleted : entry.SubjectName;
        (entry.Before, entry.After) = entry.SubjectKind == AuditSubject.Invitation && invitations.Contains(entry.SubjectId)
            ? (HideIn(entry.Before, EmailField), HideIn(entry.After, EmailField))
            : (HideIn(entry.Before), HideIn(entry.After));
    }

    private bool IsDeleted(string kind, string id) => kind switch
    {
        AuditSubject.Member => codes.Contains(id),
        AuditSubject.Invitation => invitations.Contains(id),
        _ => false,
    };

    private string? HideIn(string? json)
    {
        return CodeIn(json) is { } code && codes.Contains(code) ? HideIn(json, ProgramMemberFields.NameField) : json;
    }

    private static string? HideIn(string? json, string field)
    {
        if (json is null)
        {
            return null;
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;
        fields[field] = PersonName.OfDeleted;
        return AuditJson.Of(fields);
    }

    private static IEnumerable<string> CodesOf(AuditEntry entry) =>
        new[] { entry.SubjectKind == AuditSubject.Member ? entry.SubjectId : null, CodeIn(entry.Before), CodeIn(entry.After) }.OfType<string>();

    private static string? CodeIn(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!.GetValueOrDefault(ProgramMemberFields.CodeField);
}
