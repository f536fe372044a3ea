using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>Takes the names of people who deleted their accounts off entries that are to be shown. In the trail itself they stay, under its seals.</summary>
internal sealed class DeletedPeople(IReadOnlySet<long> ids, IReadOnlySet<string> codes)
{
    /// <summary>Hides the names.</summary>
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
        var deleted = new DeletedPeople(gone.Select(user => user.Id).ToHashSet(), gone.Select(user => user.Code).ToHashSet());
        foreach (var entry in entries)
        {
            deleted.HideIn(entry);
        }
    }

    private void HideIn(AuditEntry entry)
    {
        entry.ActorName = ids.Contains(entry.ActorId) ? PersonName.OfDeleted : entry.ActorName;
        entry.SubjectName = entry.SubjectKind == AuditSubject.Member && codes.Contains(entry.SubjectId) ? PersonName.OfDeleted : entry.SubjectName;
        (entry.Before, entry.After) = (HideIn(entry.Before), HideIn(entry.After));
    }

    private string? HideIn(string? json)
    {
        if (CodeIn(json) is not { } code || !codes.Contains(code))
        {
            return json;
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string?>>(json!)!;
        fields[ProgramMemberFields.NameField] = PersonName.OfDeleted;
        return AuditJson.Of(fields);
    }

    private static IEnumerable<string> CodesOf(AuditEntry entry) =>
        new[] { entry.SubjectKind == AuditSubject.Member ? entry.SubjectId : null, CodeIn(entry.Before), CodeIn(entry.After) }.OfType<string>();

    private static string? CodeIn(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!.GetValueOrDefault(ProgramMemberFields.CodeField);
}
