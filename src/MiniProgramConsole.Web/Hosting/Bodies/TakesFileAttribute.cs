namespace MiniProgramConsole.Web.Hosting.Bodies;

/// <summary>Gives the body more time, because a file takes longer on a slow connection.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFileAttribute : Attribute;
