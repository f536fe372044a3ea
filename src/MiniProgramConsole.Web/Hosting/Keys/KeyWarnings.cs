namespace MiniProgramConsole.Web.Hosting.Keys;

internal sealed class KeyWarnings(KeySettings settings, TimeProvider time, ILogger<KeyWarnings> logger) : BackgroundService
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.StoresUnprotected)
        {
            logger.LogWarning(
                "Keys__StoreUnprotected is set: whoever can read the database or a backup can open what the keys in it seal. Set Keys__Certificate instead");
        }

        if (settings.Certificate is not { } certificate)
        {
            return;
        }

        var ends = certificate.NotAfter.ToUniversalTime();
        using var days = new PeriodicTimer(TimeSpan.FromDays(1), time);
        do
        {
            if (ends - time.GetUtcNow().UtcDateTime < Ahead)
            {
                logger.LogWarning(
                    "The certificate of Keys__Certificate is good until {Ends:u}. It goes on working; to replace it, set another one and name this one in Keys__PreviousCertificate",
                    ends);
            }
        }
        while (await days.WaitForNextTickAsync(stoppingToken));
    }
}
