using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using Npgsql;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Forty requests from several people compete for a merchant's ten places in two processes on PostgreSQL.</summary>
[Collection(nameof(Alone))]
public sealed class TenPlacesTests(ITestOutputHelper output)
{
    private const int Requests = 40;
    private const int Places = 10;
    private const int People = 4;

    // For two otherwise idle cores.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, InlineData(100), InlineData(20)]
    public async Task FortyRequests_InTwoProcesses_CreateTenAndAreAllAnswered(int poolSize)
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        await using var shared = await TestDatabase.CreateAsync(Database.PostgreSql);
        var pool = new NpgsqlConnectionStringBuilder(shared.ConnectionString) { MaxPoolSize = poolSize };
        var environment = new Dictionary<string, string> { ["ConnectionStrings__Console"] = pool.ToString() };
        var (workspace, people) = await ArrangeAsync(new TestData(shared, new TestTime()));
        await using var first = await ConsoleProcess.StartAsync(shared, environment);
        await using var second = await ConsoleProcess.StartAsync(shared, environment);
        var forms = new List<(Visitor Visitor, IHtmlFormElement Form)>();
        foreach (var process in new[] { first, second })
        {
            foreach (var person in people)
            {
                forms.AddRange(await OpenAsync(process.NewVisitor(), person, workspace));
            }
        }

        var logo = UploadedFile.Logo();
        var clock = Stopwatch.StartNew();
        var answers = await Task
            .WhenAll(forms.Select((form, number) => form.Visitor.SubmitAsync(form.Form, CreateForm.Valid($"程序 {number}"), logo)));
        clock.Stop();
        output.WriteLine(
            $"{answers.Length} requests took {clock.Elapsed.TotalSeconds:0.0} s with {poolSize} connections for each process.");

        Assert.Equal(Requests, answers.Length);
        var statuses = answers.CountBy(answer => answer.Status).OrderBy(status => status.Key).Select(status => (status.Key, status.Value));
        Assert.Equal([(HttpStatusCode.Redirect, Places), (HttpStatusCode.BadRequest, Requests - Places)], statuses);
        Assert.All(answers.Where(answer => answer.Status == HttpStatusCode.BadRequest), answer =>
            Assert.Contains("already has 10 mini programs for Alipay China", answer.Text, StringComparison.Ordinal));
        await using var context = shared.NewContext();
        Assert.Equal(Places, await context.MiniPrograms.CountAsync(program => program.MerchantId == workspace.MerchantId, Cancelled));
        Assert.Equal(
            Places,
            await context.MerchantQuotas.Where(quota => quota.MerchantId == workspace.MerchantId).Select(quota => quota.Used)
                .SingleAsync(Cancelled));
        Assert.Equal(Places, await context.AuditEntries.CountAsync(entry => entry.Action == "mini-program.created", Cancelled));
        Assert.True(
            clock.Elapsed <= Most, $"{Requests} requests took {clock.Elapsed.TotalSeconds:0.0} s, more than {Most.TotalSeconds} s.");
    }

    private static async Task<(Workspace Workspace, List<Person> People)> ArrangeAsync(TestData data)
    {
        var people = new List<Person> { await data.PersonAsync() };
        var workspace = await data.WorkspaceAsync(people[0]);
        while (people.Count < People)
        {
            var master = await data.PersonAsync();
            await data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
            people.Add(master);
        }

        return (workspace, people);
    }

    /// <summary>The forms that one person opens in one process.</summary>
    private static async Task<List<(Visitor Visitor, IHtmlFormElement Form)>> OpenAsync(Visitor visitor, Person person, Workspace workspace)
    {
        await visitor.SignInAsync(person);
        var forms = new List<(Visitor, IHtmlFormElement)>();
        while (forms.Count < Requests / People / 2)
        {
            forms.Add((visitor, (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs")));
        }

        return forms;
    }
}
