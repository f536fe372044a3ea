
namespace MiniProgramConsole.Web.Hosting.Demo;

internal static class StartMessage
{
    public static async Task FillWithDemoDataAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(app.Lifetime.ApplicationStopping);
    }

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
