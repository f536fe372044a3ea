using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>What the database itself refuses, and the names of those constraints.</summary>
public sealed class ConstraintTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task TwoAccountsWithOneEmail_AreRefusedByTheIndex(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await using var context = host.NewContext();
        context.Users.Add(new ApplicationUser
        {
            DisplayName = "Twin",
            Email = person.Email,
            NormalizedEmail = person.Email.ToUpperInvariant(),
            UserName = "TWIN",
            NormalizedUserName = "TWIN",
            CreatedAt = host.Time.Now,
        });

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Cancelled));

        Assert.Equal("EmailIndex", host.Services.GetRequiredService<IDatabaseErrors>().ViolatedConstraint(refusal));
    }

    [Theory, EachDatabase]
    public async Task WorkspaceWithoutAnOwner_IsRefused(Database database)
    {
        var host = await hosts.OnAsync(database);
        var merchant = await host.Data.MerchantAsync();
        await using var context = host.NewContext();
        context.Workspaces.Add(new Workspace { MerchantId = merchant.Id, Name = "Nobody's", CreatedAt = host.Time.Now });

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Cancelled));

        Assert.Null(host.Services.GetRequiredService<IDatabaseErrors>().ViolatedConstraint(refusal));
    }

    [Theory, EachDatabase]
    public async Task MemberWithTheOwnersRole_IsRefused(Database database)
    {
        var host = await hosts.OnAsync(database);
        var workspace = await host.Data.WorkspaceAsync(await host.Data.PersonAsync());
        var person = await host.Data.PersonAsync();

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => host.Data.AddMemberAsync(workspace, person, WorkspaceRole.Owner));

        Assert.Contains("CK_WorkspaceMembers_Role", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task ProgramOfAnotherMerchantThanItsWorkspace_IsRefused(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var other = await host.Data.MerchantAsync();
        await (await host.SignInAsync(owner)).CreateAsync(workspace);
        await using var context = host.NewContext();

        var refusal = await Record.ExceptionAsync(() => context.MiniPrograms.Where(program => program.WorkspaceId == workspace.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(program => program.MerchantId, other.Id), Cancelled));

        Assert.NotNull(refusal);
        Assert.Contains("FOREIGN KEY", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Moment_NotUtc_IsRefusedBeforeItIsStored(Database database)
    {
        var host = await hosts.OnAsync(database);
        await using var context = host.NewContext();
        context.Merchants.Add(new Merchant { Name = "Local", CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local) });

        var refusal = await Record.ExceptionAsync(() => context.SaveChangesAsync(Cancelled));

        Assert.Contains("A stored moment must be UTC; this one is Local.", refusal!.ToString(), StringComparison.Ordinal);
    }
}
