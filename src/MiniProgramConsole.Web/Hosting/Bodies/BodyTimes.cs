using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Bodies;

/// <summary>How long a body may take to arrive, however fast it comes.</summary>
/// <param name="Form">A form's.</param>
/// <param name="Upload">That of a form that may bring a file.</param>
internal sealed record BodyTimes(TimeSpan Form, TimeSpan Upload)
{
    private const int MaxSeconds = 3600;

    /// <summary>Reads <c>Bodies:Seconds</c> and <c>Bodies:UploadSeconds</c>.</summary>
    public static BodyTimes Read(IConfiguration configuration) => new(
        TimeSpan.FromSeconds(configuration.ReadNumber("Bodies:Seconds", 60, MaxSeconds)),
        TimeSpan.FromSeconds(configuration.ReadNumber("Bodies:UploadSeconds", 300, MaxSeconds)));
}
