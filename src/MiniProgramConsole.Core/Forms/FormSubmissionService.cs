using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Forms;

/// <summary>Knows the forms that had their effect.</summary>
public sealed class FormSubmissionService(ConsoleDbContext database)
{
    /// <summary>What a form with the same token did before; null where none had an effect.</summary>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<FormSubmission?> FindAsync(SentForm form, CancellationToken cancellationToken) =>
        FindAsync(form.UserId, form.Token, cancellationToken);

    /// <summary>What a person's form did; null where it had no effect yet.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<FormSubmission?> FindAsync(long userId, Guid token, CancellationToken cancellationToken) =>
        database.FormSubmissions.AsNoTracking()
            .FirstOrDefaultAsync(submission => submission.UserId == userId && submission.Token == token, cancellationToken);
}
