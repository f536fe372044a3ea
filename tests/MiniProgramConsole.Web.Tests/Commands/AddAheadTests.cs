using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>What a command adds before its locks.</summary>
public sealed class AddAheadTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static readonly DateTime At = new DateTime(2026, 11, 30, 1, 2, 3, 456, DateTimeKind.Utc).AddMicroseconds(789);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Done_KeepsEveryColumn(Database database)
    {
        var (host, _, workspace) = await hosts.OwnerAsync(database);
        var logo = LogoOf(workspace);

        var outcome = await RunAsync(host, workspace, Outcome.Done("", ""), (context, _) => AddAsync(context, logo));

        var kept = await FindAsync(host, logo.MiniProgramId);
        Assert.Equal(OutcomeKind.Done, outcome.Kind);
        Assert.Equal(
            (logo.Id, workspace.Id, logo.Hash, At, DateTimeKind.Utc),
            (kept!.Id, kept.WorkspaceId, kept.Hash, kept.CreatedAt, kept.CreatedAt.Kind));
        Assert.Equal(logo.Content, kept.Content);
    }

    [Theory, EachDatabase]
    public async Task Refused_KeepsNothing(Database database)
    {
        var (host, _, workspace) = await hosts.OwnerAsync(database);
        var logo = LogoOf(workspace);

        var outcome = await RunAsync(host, workspace, Outcome.NotFound, (context, _) => AddAsync(context, logo));

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
        Assert.Null(await FindAsync(host, logo.MiniProgramId));
    }

    [Theory, EachDatabase]
    public async Task AnIdThatIsIssuedAlready_IsDrawnAgain(Database database)
    {
        var (host, _, workspace) = await hosts.OwnerAsync(database);
        var issued = LogoOf(workspace);
        await RunAsync(host, workspace, Outcome.Done("", ""), (context, _) => AddAsync(context, issued));
        var attempts = new List<Logo>();

        var outcome = await RunAsync(host, workspace, Outcome.Done("", ""), (context, _) =>
        {
            attempts.Add(LogoOf(workspace, attempts.Count == 0 ? issued.MiniProgramId : null));
            return AddAsync(context, attempts[^1]);
        });

        Assert.Equal(OutcomeKind.Done, outcome.Kind);
        Assert.Equal(2, attempts.Count);
        Assert.NotNull(await FindAsync(host, attempts[1].MiniProgramId));
        Assert.Empty(host.Log.Errors);
    }

    private static Task<Outcome> RunAsync(
        ConsoleHost host, Workspace workspace, Outcome outcome, Func<ConsoleDbContext, DateTime, Task> addAhead)
    {
        var command = new Command
        {
            Sender = new SystemSender(new Actor(workspace.OwnerId, "", null)),
            WorkspaceId = workspace.Id,
            AddAhead = addAhead,
        };
        return host.Services.GetRequiredService<CommandRunner>().RunAsync(command, _ => Task.FromResult(outcome), Cancelled);
    }

    private static async Task AddAsync(ConsoleDbContext context, Logo logo)
    {
        context.Add(new IssuedMiniProgramId { Id = logo.MiniProgramId });
        await context.AddAsync(logo, Cancelled);
    }

    private static Logo LogoOf(Workspace workspace, string? id = null) => new()
    {
        WorkspaceId = workspace.Id,
        MiniProgramId = id ?? new IssuedMiniProgramId().Id,
        Hash = new string('a', 64),
        Content = [0, 1, 2, 255],
        CreatedAt = At,
    };

    private static async Task<Logo?> FindAsync(ConsoleHost host, string programId)
    {
        await using var context = host.NewContext();
        return await context.Logos.AsNoTracking().SingleOrDefaultAsync(logo => logo.MiniProgramId == programId, Cancelled);
    }
}
