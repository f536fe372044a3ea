namespace MiniProgramConsole.Web.Hosting.Bodies;

/// <summary>The form that is sent here may bring a file, which takes its time on a slow connection.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFileAttribute : Attribute;
