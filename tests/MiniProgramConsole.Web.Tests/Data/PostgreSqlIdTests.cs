using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Data;

public sealed class PostgreSqlIdTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    // Nodes of the previous version leave the ID to the column, while this one takes IDs in tens from the column's sequence.
    private const string InsertAsBefore = """
        INSERT INTO "Logos" ("WorkspaceId", "MiniProgramId", "Hash", "Content", "CreatedAt")
        SELECT "WorkspaceId", "MiniProgramId", "Hash", "Content", "CreatedAt" FROM "Logos" WHERE "Id" = {0}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_BesideNodesOfThePreviousVersion_NeverMeetsTheirIds()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        var host = await hosts.OnAsync(Database.PostgreSql);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        await using var context = host.NewContext();

        for (var round = 0; round < 5; round++)
        {
            var made = await host.Data.ProgramsAsync(workspace, owner, 7);
            Assert.Equal(1, await context.Database.ExecuteSqlRawAsync(InsertAsBefore, [made[^1].LogoId], Cancelled));
        }

        Assert.Equal(5 * 8, await context.Logos.CountAsync(logo => logo.WorkspaceId == workspace.Id, Cancelled));
    }
}
