using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Translates the queries of the page that people open first, and renders another, so that nobody waits for it.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

    public static void WarmUpWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = RunAsync(app));

    private static async Task RunAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            var first = app.Services.GetRequiredService<FirstPage>();
            do
            {
                await Task.Delay(Delay, stopping);
            }
            while (first.IsAwaited);
            await using var scope = app.Services.CreateAsyncScope();
            await PrepareAsync(scope.ServiceProvider, stopping);
            await first.ShowAsync(stopping);
            // Some 25 MB that only the start needed. With so little to do, nothing would collect them for hours.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // A console that stops needs none of it.
        }
        catch (Exception exception)
        {
            app.Logger.LogWarning(exception, "The first page could not be prepared, and takes longer");
        }
    }

    /// <summary>Asks what the list asks, for nobody, in no workspace.</summary>
    internal static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var nowhere = new WorkspaceMembership
        {
            Id = 0,
            Code = new string('0', OpaqueCode.Length),
            Name = "",
            MerchantId = 0,
            MerchantName = "",
            OwnerName = "",
            Role = WorkspaceRole.Developer,
        };
        // Read from their file once.
        _ = IndustryList.Groups;
        var page = new SessionScope(nowhere.Code, MiniProgramId: null, WorkspacePart.Menu, IsReading: true);
        await services.GetRequiredService<SessionReader>().ReadAsync(0, "", page, cancellationToken);
        await services.GetRequiredService<MiniProgramReader>().ListAsync(nowhere, MiniProgramQuery.First, cancellationToken);
        await services.GetRequiredService<QuotaService>().ListAsync(nowhere, 0, cancellationToken);
        await services.GetRequiredService<UnfinishedFormService>().ListDraftsAsync(nowhere, 0, cancellationToken);
    }
}
