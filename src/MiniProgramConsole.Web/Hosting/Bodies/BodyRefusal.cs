namespace MiniProgramConsole.Web.Hosting.Bodies;

/// <summary>A body that was not read to its end; the connection closes with the answer.</summary>
/// <param name="Max">How much may be sent, in bytes.</param>
/// <param name="IsKeptForm">Whether it was a form that would have been kept for its person.</param>
public sealed record BodyRefusal(long Max, bool IsKeptForm);
