using System.Text.RegularExpressions;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.Commands;

/// <summary>
/// A class member that writes to the database or does something reserved for the runner, as found in the source. <c>Injected</c> is the
/// name of the context that the class receives, or null.
/// </summary>
internal sealed partial record WritingMember(string File, string Text, string? Injected)
{
    /// <summary>Skips migrations, which are generated.</summary>
    public static IReadOnlyList<WritingMember> Find() =>
        [.. from path in SourceTree.FindCode("src")
            where Path.GetExtension(path) == ".cs" && !path.Contains("Migrations", StringComparison.Ordinal)
            from member in MembersOf(Path.GetFileNameWithoutExtension(path), System.IO.File.ReadAllText(path))
            select member];

    public static IEnumerable<WritingMember> MembersOf(string file, string code)
    {
        // Doc comments may mention forbidden calls, so they are removed. A comment above a save gives its reason, so it stays.
        var injected = InjectedContext().Match(code) is { Success: true } context ? context.Groups[1].Value : null;
        var starts = MemberStart().Matches(code).Select(match => match.Index).Append(code.Length).ToList();
        return starts.Zip(starts.Skip(1))
            .Select(bounds => new WritingMember(file, DocComment().Replace(code[bounds.First..bounds.Second], ""), injected))
            .Where(member => Write().IsMatch(member.Text) || member.RunsByItself);
    }

    public string Title => $"{File}: {Text.Split('\n')[0].Trim()}";

    /// <summary>
    /// A part of a command writes only to the context that it was handed, and leaves transactions, retries and violated keys to the runner.
    /// </summary>
    public bool IsPartOfCommand => !RunsByItself && !WritesInjected && SavesWithReason
        && (HandedContext().IsMatch(Head) || RunsCommand().IsMatch(Text) || HandedToLambda().IsMatch(Text));

    // A parameter may have the same name as the injected context.
    private bool WritesInjected => Injected is not null && !Head.Contains($"ConsoleDbContext {Injected}", StringComparison.Ordinal)
        && Regex.IsMatch(
            Text, $@"(?<!\.)\b{Injected}\.[^;]*?\.(?:SaveChanges|ExecuteUpdate|ExecuteDelete)|(?<!\.)\b{Injected}\.SaveChanges");

    // Only the runner may save, unless a key from the database is needed; the comment above must say so.
    private bool SavesWithReason => Save().Matches(Text).All(save => ReasonAbove().IsMatch(Text[..save.Index]));

    private bool RunsByItself => OwnTransaction().IsMatch(Text) || OwnSql().IsMatch(Text) || ViolatedKey().IsMatch(Text)
        || (Loop().IsMatch(Text) && Catch().IsMatch(Text));

    private string Head => Text[..(BodyStart().Match(Text) is { Success: true } body ? body.Index : Text.Length)];

    [GeneratedRegex(@"^ {4}(?! )(?=[a-zA-Z])", RegexOptions.Multiline)]
    private static partial Regex MemberStart();

    [GeneratedRegex(@"^\s*///.*\n?", RegexOptions.Multiline)]
    private static partial Regex DocComment();

    [GeneratedRegex(@"\.(?:SaveChanges|ExecuteUpdate|ExecuteDelete)(?:Async)?\(")]
    private static partial Regex Write();

    [GeneratedRegex(@"\.SaveChanges(?:Async)?\(")]
    private static partial Regex Save();

    // The comment may be above a statement of several lines.
    [GeneratedRegex(@"//[^\n]*\bkeys?\b[^\n]*\n(?:(?!\n\s*\n)[^;]){0,200}\z")]
    private static partial Regex ReasonAbove();

    [GeneratedRegex(@"\b(?:CommandContext|ConsoleDbContext|IQueryable<\w+>) \w+")]
    private static partial Regex HandedContext();

    [GeneratedRegex(@"(?:\(context(?:, \w+)*\)|\bcontext) =>")]
    private static partial Regex HandedToLambda();

    [GeneratedRegex(@"class \w+\([^)]*\bConsoleDbContext (\w+)")]
    private static partial Regex InjectedContext();

    [GeneratedRegex(@"\b(?:runner|commands)\.RunAsync\(")]
    private static partial Regex RunsCommand();

    [GeneratedRegex(@"\.BeginTransaction(?:Async)?\(|\.CreateExecutionStrategy\(")]
    private static partial Regex OwnTransaction();

    [GeneratedRegex(@"\.ExecuteSql\w*\(")]
    private static partial Regex OwnSql();

    [GeneratedRegex(@"\.(?:ViolatedConstraint|IsForeignKeyViolation)\(")]
    private static partial Regex ViolatedKey();

    [GeneratedRegex(@"\bwhile \(true\)|\bfor \([^;)]*;\s*;[^)]*\)|\bfor \(var attempt\b")]
    private static partial Regex Loop();

    [GeneratedRegex(@"\bcatch\b")]
    private static partial Regex Catch();

    [GeneratedRegex(@"\n {4}\{|=>")]
    private static partial Regex BodyStart();
}
