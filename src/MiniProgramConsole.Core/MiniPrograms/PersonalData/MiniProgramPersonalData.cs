using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Drafts;

namespace MiniProgramConsole.Core.MiniPrograms.PersonalData;

internal sealed class MiniProgramPersonalData : IPersonalDataSource
{
    public IEnumerable<(string Name, IAsyncEnumerable<object> Rows)> Lists(ConsoleDbContext db, ApplicationUser user) =>
    [
        ("programRoles", db.ProgramMembers.Where(row => row.UserId == user.Id).Select(row => new
        {
            row.Program.MiniProgramId, Name = row.Program.Details.Name!, row.Role, row.AddedAt,
        }).AsAsyncEnumerable()),
        ("drafts", db.UnfinishedForms.Where(row => row.AuthorId == user.Id && row.SavedOnPurpose)
            .Select(row => DraftOf(row.Workspace.Name, TypedForm.Read(row.Content).Details, row.SavedAt)).AsAsyncEnumerable()),
        ("unsentForms", db.UnfinishedForms.Where(row => row.AuthorId == user.Id && !row.SavedOnPurpose).Select(row => new
        {
            Workspace = row.Workspace.Name, row.MiniProgramId, row.SavedAt, TypedForm.Read(row.Content).Details,
        }).AsAsyncEnumerable()),
    ];

    private static OrderedDictionary<string, object?> DraftOf(string workspace, MiniProgramDetails said, DateTime savedAt)
    {
        var draft = new OrderedDictionary<string, object?> { ["workspace"] = workspace };
        foreach (var field in MiniProgramFieldList.All.Where(field => field != MiniProgramFieldList.Logo))
        {
            draft.Add(field.JsonName, field.Get(said));
        }

        draft.Add("savedAt", savedAt);
        return draft;
    }
}
