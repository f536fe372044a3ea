using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A summary of a workspace's data, to detect changes.</summary>
internal static class WorkspaceStates
{
    public static async Task<string> StateAsync(this ConsoleHost host, Workspace workspace)
    {
        await using var context = host.NewContext();
        var programs = await context.MiniPrograms.Where(row => row.WorkspaceId == workspace.Id).OrderBy(row => row.Id)
            .Select(row => new { Name = row.Details.Name!, row.DeletedAt, row.Version }).ToListAsync(TestContext.Current.CancellationToken);
        var members = await context.ProgramMembers.Where(row => row.Program.WorkspaceId == workspace.Id).OrderBy(row => row.ProgramId)
            .ThenBy(row => row.UserId)
            .Select(row => new { row.ProgramId, row.UserId, row.Role }).ToListAsync(TestContext.Current.CancellationToken);
        var used = await context.MerchantQuotas.Where(row => row.MerchantId == workspace.MerchantId).SumAsync(
            row => row.Used, TestContext.Current.CancellationToken);
        var stream = AuditStreams.OfWorkspace(workspace.Id);
        var entries = await context.AuditEntries.CountAsync(row => row.Stream == stream, TestContext.Current.CancellationToken);
        return $"{string.Join("; ", programs)} | {string.Join("; ", members)} | {used} | {entries}";
    }
}
