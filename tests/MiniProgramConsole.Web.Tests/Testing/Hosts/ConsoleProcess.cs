using System.Diagnostics;
using System.Text.RegularExpressions;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>The console as a process of its own, as it runs in Production, on a free port.</summary>
public sealed partial class ConsoleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private ConsoleProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where people reach the console, as its mails say it; requests of the tests go to <see cref="Address"/>.</summary>
    public const string PublicUrl = "https://console.example/";

    public Uri Address { get; }

    /// <summary>Starts it, as it was built or, with its front end, as it was published to a folder.</summary>
    public static async Task<ConsoleProcess> StartAsync(
        TestDatabase database, Dictionary<string, string>? environment = null, string? published = null)
    {
        var process = Launch(database, environment ?? [], ["--urls", "http://127.0.0.1:0"], published);
        using var timeout = new CancellationTokenSource(StartTime);
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Nobody reads on, and a full pipe would stop the process.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ConsoleProcess(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException($"The console did not start: {await process.StandardError.ReadToEndAsync(timeout.Token)}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(TestDatabase database, params string[] arguments) =>
        RunWithAsync(database, [], arguments);

    /// <summary>Runs a command to its end, with environment variables of its own.</summary>
    public static async Task<(int ExitCode, string Output)> RunWithAsync(
        TestDatabase database, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Launch(database, environment, arguments);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + errors);
    }

    /// <summary>Runs a command and kills it when a moment comes; tells whether it still ran then.</summary>
    public static async Task<bool> RunAndKillAsync(TestDatabase database, Func<Task> comes, params string[] arguments)
    {
        using var process = Launch(database, [], arguments);
        await comes();
        var running = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Launch(
        TestDatabase database, Dictionary<string, string> environment, string[] arguments, string? published = null)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo(
            "dotnet", [published is null ? program : Path.Combine(published, Path.GetFileName(program)), .. arguments])
        {
            WorkingDirectory = published ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Database__Provider"] = database.Kind.ToString(),
                ["ConnectionStrings__Console"] = database.ConnectionString,
                ["Console__PublicUrl"] = PublicUrl,
                ["Keys__StoreUnprotected"] = "true",
            },
        };
        foreach (var (name, value) in RaisedLimits.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*")]
    private static partial Regex Listening();
}
