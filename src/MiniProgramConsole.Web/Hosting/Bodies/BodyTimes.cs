using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Bodies;

internal sealed record BodyTimes(TimeSpan Form, TimeSpan Upload)
{
    private const int MaxSeconds = 3600;

    public static BodyTimes Read(IConfiguration configuration) => new(
        TimeSpan.FromSeconds(configuration.ReadNumber("Bodies:Seconds", 60, MaxSeconds)),
        TimeSpan.FromSeconds(configuration.ReadNumber("Bodies:UploadSeconds", 300, MaxSeconds)));
}
