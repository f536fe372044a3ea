using System.Diagnostics;
using System.Globalization;
using MiniProgramConsole.Web.Hosting.Databases;
using MiniProgramConsole.Web.Hosting.Demo;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal static class SeedCommand
{
    public const string Name = "seed";
    private const string Merchants = "--merchants";

    public static async Task<string?> RunAsync(WebApplication app, string[] args)
    {
        if (Count(args) is not { } count)
        {
            return $"Say how many merchants: '{Name} {Merchants} N', where N is a whole number from 1 to {SampleData.MaxMerchants}.";
        }

        if (await app.FindWhatIsMissingAsync() is { } missing)
        {
            return missing;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var sample = scope.ServiceProvider.GetRequiredService<SampleData>();
        var cancellationToken = app.Lifetime.ApplicationStopping;
        if (await sample.IsTakenAsync(cancellationToken))
        {
            return $"The database has accounts already: '{Name}' fills an empty one only.";
        }

        var watch = Stopwatch.StartNew();
        var password = await sample.FillAsync(count, cancellationToken);
        Console.WriteLine(
            $"Made {count} merchants, each with a workspace, three people and ten mini programs, in {watch.Elapsed.TotalSeconds:0} s.");
        Console.WriteLine($"Sign in at /account/sign-in as {SampleData.EmailOf("owner", 1)}, {SampleData.EmailOf("master", 1)}, "
            + $"{SampleData.EmailOf("developer", 1)} or with another number up to {count}.");
        Console.WriteLine($"The password of all of them, shown only now: {password}");
        return null;
    }

    private static int? Count(string[] args) => args is [_, Merchants, { } text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= SampleData.MaxMerchants
            ? count
            : null;
}
