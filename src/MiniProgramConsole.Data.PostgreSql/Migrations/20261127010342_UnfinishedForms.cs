using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class UnfinishedForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "UnfinishedForms",
                columns: table => new
                {
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Token = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<long>(type: "bigint", nullable: false),
                    MiniProgramId = table.Column<string>(type: "character varying(16)", unicode: false, maxLength: 16, nullable: true, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LogoHash = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: true, collation: "C"),
                    SavedOnPurpose = table.Column<bool>(type: "boolean", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnfinishedForms", x => new { x.AuthorId, x.Token });
                    table.ForeignKey(
                        name: "FK_UnfinishedForms_StagedLogos_AuthorId_LogoHash",
                        columns: x => new { x.AuthorId, x.LogoHash },
                        principalTable: "StagedLogos",
                        principalColumns: new[] { "UserId", "Hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnfinishedForms_Users_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnfinishedForms_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnfinishedForms_AuthorId_LogoHash",
                table: "UnfinishedForms",
                columns: new[] { "AuthorId", "LogoHash" });

            migrationBuilder.CreateIndex(
                name: "IX_UnfinishedForms_SavedAt",
                table: "UnfinishedForms",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_UnfinishedForms_WorkspaceId_AuthorId",
                table: "UnfinishedForms",
                columns: new[] { "WorkspaceId", "AuthorId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UnfinishedForms");
        }
    }
}
