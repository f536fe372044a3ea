using System.Linq.Expressions;
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Data;

public sealed class CompiledQueryTests
{
    [Theory, EachDatabase]
    public async Task Create_BuildsNoQuery(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        await using var counting = CountingHost(host);
        var visitor = await SignInAsync(counting, owner);
        Task<Page> CreateAsync(Page page) =>
            visitor.SubmitAsync(page.Form("/mini-programs"), CreateForm.Valid(), UploadedFile.Logo());
        await CreateAsync(await visitor.GetAsync(CreateForm.Address(workspace)));
        var page = await visitor.GetAsync(CreateForm.Address(workspace));

        var built = CountingCompiler.Listen();
        var created = await CreateAsync(page);

        Assert.Equal(CreateForm.ListAddress(workspace), created.Location);
        Assert.True(built.Count == 0, string.Join("\n\n", built));
    }

    [Theory, EachDatabase]
    public async Task BusiestPages_BuildNoQuery(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var made = await host.Data.ProgramsAsync(workspace, owner, 3);
        await using var counting = CountingHost(host);
        var visitor = await SignInAsync(counting, owner);
        var list = CreateForm.ListAddress(workspace);
        var members = $"/workspaces/{workspace.Code}/members";
        string[] pages =
            ["/workspaces", list, $"{list}/{made[0].MiniProgramId}", $"{list}/{made[0].MiniProgramId}/history", $"{list}/new", members];

        foreach (var page in pages)
        {
            await visitor.GetAsync(page);
            var built = CountingCompiler.Listen();
            var shown = await visitor.GetAsync(page);

            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.True(built.Count == 0, $"{page}:\n{string.Join("\n\n", built)}");
        }
    }

    private static WebApplicationFactory<Program> CountingHost(ConsoleHost host)
    {
        var counting = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.ConfigureDbContext<ConsoleDbContext>(Count)));
        counting.Server.PreserveExecutionContext = true;
        return counting;
    }

    private static async Task<Visitor> SignInAsync(WebApplicationFactory<Program> host, Person person)
    {
        var visitor = new Visitor(host.CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler()), "en");
        await visitor.SignInAsync(person);
        return visitor;
    }

#pragma warning disable EF1001 // No public service is asked for each query that is not compiled.
    private static void Count(DbContextOptionsBuilder context) => context.ReplaceService<IQueryCompiler, CountingCompiler>();

    private sealed class CountingCompiler(
        IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys,
        Microsoft.EntityFrameworkCore.Storage.IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext current,
        IEvaluatableExpressionFilter filter, IModel model)
        : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
    {
        private static readonly AsyncLocal<List<string>?> Listening = new();

        public static IReadOnlyList<string> Listen() => Listening.Value = [];

        public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
        {
            Listening.Value?.Add(new ExpressionPrinter().PrintExpression(query));
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }
    }
#pragma warning restore EF1001
}
