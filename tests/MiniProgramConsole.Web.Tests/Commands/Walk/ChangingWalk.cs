using Microsoft.EntityFrameworkCore.Diagnostics;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Walks all changing routes on one console and reports every problem of a route at its end.</summary>
internal sealed class ChangingWalk
{
    private readonly List<string> wrong = [];
    private int errorsSeen;

    private ChangingWalk(ConsoleHost host, InBetween inBetween) => (Host, InBetween) = (host, inBetween);

    public ConsoleHost Host { get; }

    public InBetween InBetween { get; }

    public static async Task RunAsync(Database database, Func<ChangingWalk, ChangingRoute, Task> visit, params IInterceptor[] interceptors)
    {
        var inBetween = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: [inBetween, .. interceptors]);
        var walk = new ChangingWalk(host, inBetween);
        foreach (var route in ChangingRoutes.All)
        {
            await walk.TryAsync($"{route}", () => visit(walk, route));
        }

        Assert.True(walk.wrong.Count == 0, string.Join("\n", walk.wrong));
    }

    /// <summary>Records exceptions and logged errors as problems. Returns true if there were none.</summary>
    public async Task<bool> TryAsync(string what, Func<Task> act)
    {
        var wrongBefore = wrong.Count;
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            wrong.Add($"{what}: {exception.Message.Split('\n')[0]}");
            InBetween.IsArmed = false;
        }

        var errors = Host.Log.Errors.ToList();
        wrong.AddRange(errors.Skip(errorsSeen).Select(error => $"{what} logs an error: {error.Split('\n')[0]}"));
        errorsSeen = errors.Count;
        return wrong.Count == wrongBefore;
    }

    public void Expect(bool holds, string what)
    {
        if (!holds)
        {
            wrong.Add(what);
        }
    }

    public Task<ChangingState> StateAsync() => ChangingState.ReadAsync(Host);
}
