namespace MiniProgramConsole.Web.Hosting.Bodies;

public sealed record BodyRefusal(long Max, bool IsKeptForm);
