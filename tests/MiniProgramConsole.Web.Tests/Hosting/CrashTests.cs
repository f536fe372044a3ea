using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>
/// Kills the console in the middle of many writes and restarts it on the same file. Every acknowledged write must be there, and none may be
/// incomplete.
/// </summary>
public sealed class CrashTests
{
    private const int Clients = 6;
    private const int WorkspacesEach = 10;
    private const int Operations = 1000;

    private static readonly UploadedFile[] Logos =
        [.. new[] { "#3457D5", "#D53457", "#57D534", "#222222" }.Select(colour => UploadedFile.Logo(colour: colour))];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Console_KilledDuringAThousandWrites_KeepsAcknowledgedOnesAndNoPartialOnes(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clients = await MakeClientsAsync(new TestData(database, new TestTime()));
        var clock = Stopwatch.StartNew();
        foreach (var stop in new[] { Random.Shared.Next(250, 400), Random.Shared.Next(550, 750), Operations })
        {
            await RunUntilAsync(database, clients, stop);
            var cut = clients.Count(client => client.Pending is not null);
            var written = await CheckAsync(database, clients);
            var acknowledged = clients.Sum(client => client.Acknowledged);
            Write($"killed after {stop} of {Operations}: {acknowledged} acknowledged and found, {cut} cut off, {written} of them written as a whole");
            Assert.True(acknowledged >= stop, $"{acknowledged} of {stop}");
        }

        await using var restarted = await ConsoleProcess.StartAsync(database);
        var verify = await ConsoleProcess.RunAsync(database, "verify-audit");
        var served = await GetLogosAsync(restarted, clients);
        var programs = clients.Sum(client => client.Programs.Count);
        Write($"{programs} programs, {served} logos served, {clock.Elapsed}");

        Assert.StartsWith("The audit trail is as it was written: ", verify.Output, StringComparison.Ordinal);
        Assert.Equal(0, verify.ExitCode);
    }

    private static void Write(string figures) => TestContext.Current.TestOutputHelper!.WriteLine(figures);

    private static async Task<List<Client>> MakeClientsAsync(TestData data)
    {
        var clients = new List<Client>();
        for (var number = 0; number < Clients; number++)
        {
            var person = await data.PersonAsync();
            var client = new Client(number, person);
            for (var workspace = 0; workspace < WorkspacesEach; workspace++)
            {
                client.Workspaces.Add(await data.WorkspaceAsync(person));
            }

            clients.Add(client);
        }

        return clients;
    }

    // Runs until the clients have the given number of acknowledged writes in total, then kills the console while they continue.
    private static async Task RunUntilAsync(TestDatabase database, List<Client> clients, int acknowledged)
    {
        var process = await ConsoleProcess.StartAsync(database);
        var left = acknowledged - clients.Sum(client => client.Acknowledged);
        var enough = new TaskCompletionSource();
        var running = Task.WhenAll(clients.Select(client => Task.Run(
            () => WorkAsync(client, process.NewVisitor(), database, () =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                {
                    enough.SetResult();
                }
            }),
            Cancelled)));
        await Task.WhenAny(enough.Task, running);
        await WaitForAWriteAsync(database, running);
        await process.DisposeAsync();
        await running;
    }

    // Killing right after a write exposes missing transactions, which leave a first half behind. A random moment would rarely show it.
    private static async Task WaitForAWriteAsync(TestDatabase database, Task running)
    {
        await using var context = database.NewContext();
        var before = await WrittenAsync(context);
        while (await WrittenAsync(context) == before && !running.IsCompleted)
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }

    private static async Task<long> WrittenAsync(ConsoleDbContext context) =>
        await context.MerchantQuotas.SumAsync(
            quota => quota.Used, Cancelled) + await context.AuditHeads.SumAsync(head => head.Number, Cancelled);

    private static async Task CheckFileAsync(ConsoleDbContext context)
    {
        if (context.Database.IsSqlite())
        {
            Assert.Equal("ok", await context.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check")
                .SingleAsync(Cancelled));
            Assert.Empty(
                await context.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync(Cancelled));
        }

        Assert.Empty((await new AuditVerifier(context, new AuditSealer(null)).VerifyAsync(Cancelled)).Findings);
    }

    private static async Task WorkAsync(Client client, Visitor visitor, TestDatabase database, Action acknowledge)
    {
        await visitor.SignInAsync(client.Person);
        while (true)
        {
            var next = client.Pending = client.NextOperation();
            Page answer;
            try
            {
                answer = await SendAsync(visitor, database, next);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // The process is gone. The test checks later whether this operation was written.
                return;
            }

            Assert.True(answer.Status == HttpStatusCode.Redirect, $"{next} was answered with {answer.Status}: {answer.Text}");
            client.Settle(wasWritten: true);
            client.Acknowledged++;
            acknowledge();
        }
    }

    private static async Task<Page> SendAsync(Visitor visitor, TestDatabase database, Operation operation)
    {
        var values = new Dictionary<string, string?>(CreateForm.Valid(operation.After.Name)) { ["Tagline"] = operation.After.Tagline };
        var logo = Logos[operation.After.Logo];
        if (operation.Before is null)
        {
            return await visitor.CreateAsync(operation.After.Workspace, values, logo);
        }

        await using var context = database.NewContext();
        var id = await context.MiniPrograms.Where(program => program.Details.Name! == operation.After.Name)
            .Select(program => program.MiniProgramId).SingleAsync(Cancelled);
        var page = await visitor.GetAsync($"{CreateForm.ListAddress(operation.After.Workspace)}/{id}/edit");
        return await visitor.SubmitAsync(page.Form(id), values, operation.Before.Logo == operation.After.Logo ? null : logo);
    }

    /// <summary>
    /// Compares the file with what the clients know and settles interrupted operations. Returns how many of those were written.
    /// </summary>
    private static async Task<int> CheckAsync(TestDatabase database, List<Client> clients)
    {
        await using var context = database.NewContext();
        await CheckFileAsync(context);
        await CheckNoPartialWritesAsync(context);
        var programs = await context.MiniPrograms.AsNoTracking().ToDictionaryAsync(program => program.Details.Name!, Cancelled);
        var entries = (await context.AuditEntries.AsNoTracking().Where(entry => entry.WorkspaceId != null).OrderBy(entry => entry.Number)
            .ToListAsync(Cancelled))
            .ToLookup(entry => entry.SubjectId);
        Written? Find(Written expected) => programs.GetValueOrDefault(expected.Name) is { } program
            ? Read(program, expected.Workspace, [.. entries[program.MiniProgramId]])
            : null;

        var written = 0;
        foreach (var client in clients)
        {
            if (client.Pending is { } pending)
            {
                var found = Find(pending.After);
                Assert.True(found == pending.Before || found == pending.After, $"{found} is neither side of {pending}");
                written += found == pending.After ? 1 : 0;
                client.Settle(found == pending.After);
            }

            Assert.All(client.Programs, program => Assert.Equal(program, Find(program)));
        }

        Assert.Equal(clients.Sum(client => client.Programs.Count), programs.Count);
        return written;
    }

    private static Written Read(MiniProgram program, Workspace workspace, List<AuditEntry> entries)
    {
        Assert.Equal(workspace.Id, program.WorkspaceId);
        Assert.Equal(AuditAction.MiniProgramCreated, entries[0].Action);
        Assert.All(entries.Skip(1), entry => Assert.Equal(AuditAction.MiniProgramModified, entry.Action));
        Assert.Equal(program.Details.Name!, JsonSerializer.Deserialize<MiniProgramDetails>(entries[0].After!)!.Name);
        var logo = Array.FindIndex(Logos, file => Hashing.Sha256(file.Content) == program.Details.Logo!);
        return new Written(workspace, program.Details.Name!, program.Details.Tagline!, logo, entries.Count - 1);
    }

    private static async Task CheckNoPartialWritesAsync(ConsoleDbContext context)
    {
        var programs = await context.MiniPrograms.Include(program => program.Logo).AsNoTracking().ToListAsync(Cancelled);
        var ids = programs.Select(program => program.MiniProgramId).ToHashSet();
        Assert.All(programs, program =>
        {
            Assert.Equal((program.Details.Logo!, program.MiniProgramId), (program.Logo.Hash, program.Logo.MiniProgramId));
            Assert.Equal(program.Details.Logo!, Hashing.Sha256(program.Logo.Content));
        });
        Assert.True(ids.SetEquals(await context.IssuedMiniProgramIds.Select(issued => issued.Id).ToListAsync(Cancelled)));
        Assert.True(ids.SetEquals(await context.Logos.Select(logo => logo.MiniProgramId).ToListAsync(Cancelled)));
        Assert.True(ids.SetEquals(await context.IdempotencyRecords.Select(submission => submission.SubjectId).ToListAsync(Cancelled)));
        Assert.True(ids.SetEquals(
            await context.AuditEntries.Where(entry => entry.WorkspaceId != null).Select(entry => entry.SubjectId).ToListAsync(Cancelled)));
        Assert.Equal(
            programs.CountBy(program => program.MerchantId).ToDictionary(),
            await context.MerchantQuotas.ToDictionaryAsync(quota => quota.MerchantId, quota => quota.Used, Cancelled));
    }

    private static async Task<int> GetLogosAsync(ConsoleProcess process, List<Client> clients)
    {
        var served = 0;
        foreach (var client in clients)
        {
            var visitor = process.NewVisitor();
            await visitor.SignInAsync(client.Person);
            foreach (var (workspace, logo) in client.Programs.Select(program => (program.Workspace, program.Logo)).Distinct())
            {
                var file = new LogoAddress(Hashing.Sha256(Logos[logo].Content), LogoRenderer.Sides[0]);
                using var answer = await visitor.Client.GetAsync($"/workspaces/{workspace.Code}/logos/{file}", Cancelled);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                served++;
            }
        }

        return served;
    }

    /// <summary>The last version sent, and how often it was modified.</summary>
    private sealed record Written(Workspace Workspace, string Name, string Tagline, int Logo, int Modifications);

    /// <summary><c>Before</c> is null for a creation.</summary>
    private sealed record Operation(Written? Before, Written After);

    private sealed class Client(int number, Person person)
    {
        private int sent;

        public Person Person => person;

        public List<Workspace> Workspaces { get; } = [];

        public List<Written> Programs { get; } = [];

        public Operation? Pending { get; set; }

        public int Acknowledged { get; set; }

        /// <summary>Alternates three creations and two modifications; only modifies once all places are used.</summary>
        public Operation NextOperation()
        {
            var turn = sent++;
            if (turn % 5 < 3 && Programs.Count < Workspaces.Count * LaunchTargetList.AlipayChina.Limit)
            {
                var workspace = Workspaces[Programs.Count % Workspaces.Count];
                return new Operation(null, new Written(workspace, $"程序 {number}-{turn}", "现磨咖啡，到店自取，一杯起送", turn % Logos.Length, 0));
            }

            var before = Programs[turn * 7 % Programs.Count];
            return new Operation(before, before with
            {
                Tagline = $"现磨咖啡，到店自取，第 {turn} 杯",
                Logo = turn % Logos.Length,
                Modifications = before.Modifications + 1,
            });
        }

        public void Settle(bool wasWritten)
        {
            var (before, after) = Pending!;
            Pending = null;
            if (wasWritten && before is null)
            {
                Programs.Add(after);
            }
            else if (wasWritten)
            {
                Programs[Programs.IndexOf(before!)] = after;
            }
        }
    }
}
