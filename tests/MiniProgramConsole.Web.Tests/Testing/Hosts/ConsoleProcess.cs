using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>Runs the console as a separate process in Production on a free port.</summary>
public sealed partial class ConsoleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(1);
    private static readonly Assembly ConsoleProgram = typeof(Program).Assembly;

    private readonly Process process;

    private ConsoleProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>The public address in mails. The tests' own requests use <see cref="Address"/>.</summary>
    public const string PublicUrl = "https://console.example/";

    public Uri Address { get; }

    /// <summary>Starts the built console, or the published one with its front end if a folder is given.</summary>
    public static async Task<ConsoleProcess> StartAsync(
        TestDatabase database, Dictionary<string, string>? environment = null, string? published = null)
    {
        var process = Launch(ConsoleProgram, database, environment ?? [], ["--urls", "http://127.0.0.1:0"], published);
        using var timeout = new CancellationTokenSource(StartTime);
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Drain the output, because a full pipe would block the process.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ConsoleProcess(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException($"The console did not start: {await process.StandardError.ReadToEndAsync(timeout.Token)}");
    }

    public static Task<(int ExitCode, string Output)> RunAsync(TestDatabase database, params string[] arguments) =>
        RunWithAsync(database, [], arguments);

    public static Task<(int ExitCode, string Output)> RunWithAsync(
        TestDatabase database, Dictionary<string, string> environment, params string[] arguments) =>
        RunProgramAsync(ConsoleProgram, database, environment, arguments);

    /// <summary>Runs another program with the settings of the console.</summary>
    public static async Task<(int ExitCode, string Output)> RunProgramAsync(
        Assembly program, TestDatabase database, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Launch(program, database, environment, arguments);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + errors);
    }

    /// <summary>Kills the command at a given moment. True if it was still running then.</summary>
    public static async Task<bool> RunAndKillAsync(TestDatabase database, Func<Task> comes, params string[] arguments)
    {
        using var process = Launch(ConsoleProgram, database, [], arguments);
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
        Assembly program, TestDatabase database, Dictionary<string, string> environment, string[] arguments, string? published = null)
    {
        var file = published is null ? program.Location : Path.Combine(published, Path.GetFileName(program.Location));
        var start = new ProcessStartInfo("dotnet", [file, .. arguments])
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
