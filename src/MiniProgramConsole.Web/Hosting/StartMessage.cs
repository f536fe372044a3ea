using MiniProgramConsole.Web.Hosting.Demo;

namespace MiniProgramConsole.Web.Hosting;

internal static class StartMessage
{
    /// <summary>Tells who started it in Development where to look and how to sign in.</summary>
    public static void PrintWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        Console.WriteLine();
        Console.WriteLine($"  Mini Program Console is ready: {string.Join(", ", app.Urls)}");
        Console.WriteLine($"  Demo accounts, password {DemoData.Password} :");
        foreach (var account in DemoData.Accounts)
        {
            Console.WriteLine($"    {account.Email}");
        }

        Console.WriteLine();
    });
}
