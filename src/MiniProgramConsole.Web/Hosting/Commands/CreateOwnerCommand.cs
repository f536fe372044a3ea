using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Web.Hosting.Databases;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal static class CreateOwnerCommand
{
    public const string Name = "create-owner";
    private const string Usage = $"Say whose and what: '{Name} --email … --merchant … --workspace …'.";

    public static async Task<string?> RunAsync(WebApplication app, string[] args)
    {
        var options = Read(args);
        if (options is null)
        {
            return Usage;
        }

        if (await app.FindWhatIsMissingAsync() is { } missing)
        {
            return missing;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var details = new MerchantDetails { MerchantName = options["--merchant"], WorkspaceName = options["--workspace"] };
        var (outcome, link) = await scope.ServiceProvider.GetRequiredService<FirstOwnerService>()
            .CreateAsync(options["--email"], details, app.Lifetime.ApplicationStopping);
        if (link is null)
        {
            return string.Join(Environment.NewLine, outcome.Errors.Select(error => error.Message));
        }

        Console.WriteLine(
            $"Made the account {options["--email"]}, which owns the workspace {options["--workspace"]} of {options["--merchant"]}.");
        Console.WriteLine($"Its password is set at this address, once, within {AccountToken.Lifetime.TotalHours:0} hours:");
        Console.WriteLine(link.AbsoluteUri);
        return null;
    }

    private static Dictionary<string, string>? Read(string[] args)
    {
        var pairs = args.Skip(1).Chunk(2).ToList();
        return pairs.Count == 3 && pairs.All(pair => pair.Length == 2)
            && pairs.Select(pair => pair[0]).Order(StringComparer.Ordinal).SequenceEqual(["--email", "--merchant", "--workspace"])
                ? pairs.ToDictionary(pair => pair[0], pair => pair[1])
                : null;
    }
}
